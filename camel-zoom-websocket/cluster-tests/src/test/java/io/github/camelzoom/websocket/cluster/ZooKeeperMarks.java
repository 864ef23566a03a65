package io.github.camelzoom.websocket.cluster;

import java.nio.charset.StandardCharsets;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.zookeeper.KeeperException.NoNodeException;

/** A coverage repository in ZooKeeper, for those who have one anyway. As the page about high availability shows it. */
public class ZooKeeperMarks extends ServiceSupport implements StateRepository<String, String> {

    private final String nodes;
    private CuratorFramework client;

    public ZooKeeperMarks(String nodes) {
        this.nodes = nodes;
    }

    @Override
    protected void doStart() {
        client = CuratorFrameworkFactory.newClient(nodes, new RetryOneTime(100));
        client.start();
    }

    @Override
    protected void doStop() {
        client.close();
    }

    @Override
    public String getState(String key) {
        try {
            return new String(client.getData().forPath("/coverage/" + key), StandardCharsets.UTF_8);
        } catch (NoNodeException e) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void setState(String key, String value) {
        try {
            client.create()
                    .orSetData()
                    .creatingParentsIfNeeded()
                    .forPath("/coverage/" + key, value.getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
